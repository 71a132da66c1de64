variable "name" {
  description = "Name of the network, and prefix of everything in it."
  type        = string
}

variable "cidr" {
  description = "Address range of the network. A /16, so that the zones get a /20 each."
  type        = string

  validation {
    condition     = endswith(var.cidr, "/16")
    error_message = "The network must be a /16."
  }
}

variable "zones" {
  description = "Availability zones to spread over."
  type        = list(string)
}

variable "nat_gateways" {
  description = "How many NAT gateways. One is cheap, one per zone survives the loss of a zone."
  type        = number
  default     = 1
}

variable "tags" {
  type    = map(string)
  default = {}
}
