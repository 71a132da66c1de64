module "network" {
  source = "../../modules/network"

  name         = "shop-dev"
  cidr         = var.network_cidr
  zones        = var.zones
  nat_gateways = var.nat_gateways
  tags         = local.tags
}

module "cluster" {
  source = "../../modules/kubernetes-cluster"

  name               = "shop-dev"
  kubernetes_version = var.kubernetes_version
  public_endpoint    = var.cluster_public_endpoint
  subnet_ids         = module.network.private_subnet_ids
  cluster_role_arn   = var.cluster_role_arn
  node_role_arn      = var.node_role_arn
  node_groups        = var.node_groups
  tags               = local.tags
}

module "database" {
  source = "../../modules/postgres"

  name                = "shop-dev"
  instance_class      = var.database_instance_class
  storage_gb          = var.database_storage_gb
  multi_az            = var.database_multi_az
  backup_days         = var.database_backup_days
  deletion_protection = false
  subnet_ids          = module.network.private_subnet_ids
  tags                = local.tags
}

module "storage" {
  source = "../../modules/object-storage"

  prefix = "shop-dev"
  buckets = {
    product-images = { versioned = false }
    loki-chunks    = { expire_days = 14 }
    loki-ruler     = {}
    db-exports     = { expire_days = 7 }
  }
  tags = local.tags
}

locals {
  tags = {
    environment = "dev"
    owner       = "platform"
    managed-by  = "terraform"
  }
}
