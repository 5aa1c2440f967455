"""Graph rules, one module each as in contracts/flow/rules; each looks at a whole flow and returns what it finds."""
