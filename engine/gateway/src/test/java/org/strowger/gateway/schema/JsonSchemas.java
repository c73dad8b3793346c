package org.strowger.gateway.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Validates text against the schemas, each complete in itself and alone in its registry. */
public final class JsonSchemas {
  private final Map<String, Schema> schemas = new HashMap<>();

  /** What is wrong with a text, empty if nothing is. */
  public String problems(String schema, String json) {
    return problems(schema, json, InputFormat.JSON);
  }

  /** What is wrong with a text in YAML, empty if nothing is. */
  public String problemsOfYaml(String schema, String yaml) {
    return problems(schema, yaml, InputFormat.YAML);
  }

  private String problems(String name, String text, InputFormat format) {
    List<Error> errors = schemas.computeIfAbsent(name, JsonSchemas::load).validate(text, format);
    return errors.stream().map(Error::toString).collect(Collectors.joining("\n"));
  }

  private static Schema load(String name) {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Schemas.complete(name), InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
