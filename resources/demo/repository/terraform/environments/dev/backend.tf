terraform {
  backend "http" {
    # Address and credentials come from the pipeline.
    lock_method   = "POST"
    unlock_method = "DELETE"
  }
}
