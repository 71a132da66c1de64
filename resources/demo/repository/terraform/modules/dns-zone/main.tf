resource "aws_route53_zone" "this" {
  name = var.zone
  tags = var.tags
}

resource "aws_route53_record" "cname" {
  for_each = var.cnames

  zone_id = aws_route53_zone.this.zone_id
  name    = each.key
  type    = "CNAME"
  ttl     = var.ttl_seconds
  records = [each.value]
}
