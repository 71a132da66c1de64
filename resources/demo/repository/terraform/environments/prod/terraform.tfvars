# prod: what differs from the other environments, and nothing else.
network_cidr = "10.40.0.0/16"
zones        = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
nat_gateways = 3

kubernetes_version      = "1.30"
cluster_public_endpoint = false
cluster_role_arn        = "arn:aws:iam::000000000000:role/shop-prod-cluster"
node_role_arn           = "arn:aws:iam::000000000000:role/shop-prod-node"

node_groups = {
  general = {
    instance_types = ["m6i.2xlarge", "m6a.2xlarge"]
    min_size       = 6
    max_size       = 24
  }
  # The search index wants memory, and to be left alone.
  search = {
    instance_types = ["r6i.xlarge"]
    min_size       = 3
    max_size       = 3
    labels         = { workload = "search" }
  }
}

database_instance_class = "db.r6g.2xlarge"
database_storage_gb     = 500
database_multi_az       = true
database_backup_days    = 35
