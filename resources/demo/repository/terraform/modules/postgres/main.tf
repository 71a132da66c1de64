resource "aws_db_subnet_group" "this" {
  name       = var.name
  subnet_ids = var.subnet_ids
}

resource "aws_db_instance" "this" {
  identifier     = var.name
  engine         = "postgres"
  engine_version = var.engine_version
  instance_class = var.instance_class

  allocated_storage     = var.storage_gb
  max_allocated_storage = var.storage_gb * 4
  storage_type          = "gp3"
  storage_encrypted     = true

  multi_az                = var.multi_az
  db_subnet_group_name    = aws_db_subnet_group.this.name
  backup_retention_period = var.backup_days
  backup_window           = "02:30-03:30" # before the settlement run at 02:15 UTC would be worse
  maintenance_window      = "sun:04:00-sun:05:00"

  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = !var.deletion_protection
  final_snapshot_identifier = var.deletion_protection ? "${var.name}-final" : null

  performance_insights_enabled = true
  username                     = "shop_admin"
  manage_master_user_password  = true

  tags = var.tags
}
