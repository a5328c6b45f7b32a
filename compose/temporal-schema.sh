#!/bin/sh
# Brings Temporal's two databases up to the schema of this version of its tools. Safe to repeat.
set -eu

for part in temporal visibility; do
  case $part in
    temporal) database=temporal ;;
    visibility) database=temporal_visibility ;;
  esac
  tool() {
    temporal-sql-tool --plugin postgres12 --endpoint postgres --port 5432 --user temporal --database "$database" "$@"
  }
  tool setup-schema --version 0.0
  tool update-schema --schema-name "postgresql/v12/$part"
done
