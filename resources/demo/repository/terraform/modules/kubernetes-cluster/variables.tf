variable "name" {
  type = string
}

variable "kubernetes_version" {
  description = "Minor version, such as 1.31. One minor at a time: the control plane first, then the nodes."
  type        = string
}

variable "subnet_ids" {
  type = list(string)
}

variable "public_endpoint" {
  description = "Whether the API can be reached from outside. Never in production."
  type        = bool
  default     = false
}

variable "cluster_role_arn" {
  type = string
}

variable "node_role_arn" {
  type = string
}

variable "node_groups" {
  description = "Node groups by name."
  type = map(object({
    instance_types = list(string)
    min_size       = number
    max_size       = number
    spot           = optional(bool, false)
    labels         = optional(map(string), {})
  }))
}

variable "tags" {
  type    = map(string)
  default = {}
}
