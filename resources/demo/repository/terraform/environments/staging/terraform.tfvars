# staging: what differs from the other environments, and nothing else.
network_cidr = "10.30.0.0/16"
zones        = ["eu-central-1a", "eu-central-1b"]
nat_gateways = 1

kubernetes_version      = "1.31"
cluster_public_endpoint = false
cluster_role_arn        = "arn:aws:iam::000000000000:role/shop-staging-cluster"
node_role_arn           = "arn:aws:iam::000000000000:role/shop-staging-node"

node_groups = {
  general = {
    instance_types = ["m6i.large"]
    min_size       = 2
    max_size       = 6
    spot           = true
  }
}

database_instance_class = "db.r6g.large"
database_storage_gb     = 100
database_multi_az       = false
database_backup_days    = 7
