variable "network_cidr" {
  type = string
}

variable "zones" {
  type = list(string)
}

variable "nat_gateways" {
  type = number
}

variable "kubernetes_version" {
  type = string
}

variable "cluster_public_endpoint" {
  type = bool
}

variable "cluster_role_arn" {
  type = string
}

variable "node_role_arn" {
  type = string
}

variable "node_groups" {
  type = any
}

variable "database_instance_class" {
  type = string
}

variable "database_storage_gb" {
  type = number
}

variable "database_multi_az" {
  type = bool
}

variable "database_backup_days" {
  type = number
}
