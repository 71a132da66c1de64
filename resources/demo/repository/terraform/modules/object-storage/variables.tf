variable "prefix" {
  type = string
}

variable "buckets" {
  description = "Buckets by their short name; expire_days = 0 keeps objects for ever."
  type = map(object({
    versioned   = optional(bool, false)
    expire_days = optional(number, 0)
  }))
}

variable "tags" {
  type    = map(string)
  default = {}
}
