output "endpoint" {
  value = aws_eks_cluster.this.endpoint
}

output "name" {
  value = aws_eks_cluster.this.name
}
