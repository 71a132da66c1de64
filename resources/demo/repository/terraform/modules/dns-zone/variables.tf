variable "zone" {
  type = string
}

variable "cnames" {
  type    = map(string)
  default = {}
}

variable "ttl_seconds" {
  description = "Lower it a day before you move something."
  type        = number
  default     = 300
}

variable "tags" {
  type    = map(string)
  default = {}
}
