# dev: what differs from the other environments, and nothing else.
network_cidr = "10.20.0.0/16"
zones        = ["eu-central-1a", "eu-central-1b"]
nat_gateways = 1

kubernetes_version      = "1.31"
cluster_public_endpoint = true
cluster_role_arn        = "arn:aws:iam::000000000000:role/shop-dev-cluster"
node_role_arn           = "arn:aws:iam::000000000000:role/shop-dev-node"

node_groups = {
  general = {
    instance_types = ["t3.large"]
    min_size       = 1
    max_size       = 4
    spot           = true
  }
}

database_instance_class = "db.t4g.medium"
database_storage_gb     = 50
database_multi_az       = false
database_backup_days    = 3
