package org.strowger.replay.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.strowger.gateway.text.FileText;

/** Reads contact records from a file of rows through a mapping. */
public final class RecordReader {
  private final String file;
  private final ContactReader contactReader;
  private final Mapping mapping;
  private final List<ContactRecord> contacts = new ArrayList<>();
  private final Map<String, Long> lineOfId = new HashMap<>();
  private final Map<String, Long> leftOut = new LinkedHashMap<>();
  private final List<BadRow> badRows = new ArrayList<>();
  private long rows;

  private RecordReader(String file, Mapping mapping) {
    this.file = file;
    this.mapping = mapping;
    contactReader = new ContactReader(mapping);
    mapping.leaveOut().keySet().forEach(name -> leftOut.put(name, 0L));
  }

  /**
   * Reads a file; one whose name ends in {@code .gz} is unpacked.
   *
   * @throws InputException if the file as a whole cannot be read; bad rows are in the result
   */
  public static Trace read(Path path, Mapping mapping) {
    try (InputStream stream = Files.newInputStream(path);
        InputStream plain =
            path.toString().endsWith(".gz") ? new GZIPInputStream(stream, 1 << 16) : stream;
        Reader reader = new BufferedReader(new InputStreamReader(plain, mapping.charset()))) {
      return read(path.getFileName().toString(), reader, mapping);
    } catch (IOException e) {
      throw new InputException(path.toString(), "cannot be read: " + FileText.reason(e));
    }
  }

  /**
   * Reads rows; the first is the header.
   *
   * @param file name, for complaints
   * @throws InputException if the rows as a whole cannot be read; bad rows are in the result
   */
  public static Trace read(String file, Reader reader, Mapping mapping) {
    RecordReader records = new RecordReader(file, mapping);
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(mapping.delimiter())
            .setQuote(mapping.quote())
            .setIgnoreEmptyLines(false)
            .setTrim(true)
            .get();
    try (CSVParser parser = CSVParser.builder().setReader(reader).setFormat(format).get()) {
      records.readAll(parser);
    } catch (UncheckedIOException e) {
      throw new InputException(file, "cannot be read: " + FileText.reason(e.getCause()));
    } catch (IOException e) {
      throw new InputException(file, "cannot be read: " + FileText.reason(e));
    }
    return records.trace();
  }

  private void readAll(CSVParser parser) {
    Iterator<CSVRecord> iterator = parser.iterator();
    Map<String, Integer> header = null;
    while (true) {
      long line = parser.getCurrentLineNumber() + 1;
      if (!iterator.hasNext()) {
        break;
      }
      CSVRecord values = iterator.next();
      if (values.size() == 1 && values.get(0).isEmpty()) {
        continue;
      }
      if (header == null) {
        header = header(values, line);
      } else {
        rows++;
        readRow(header, values, line);
      }
    }
    if (header == null) {
      throw new InputException(file, "is empty; its first line must name the columns");
    }
  }

  private Map<String, Integer> header(CSVRecord values, long line) {
    Map<String, Integer> header = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      String name = i == 0 ? values.get(i).replace("\uFEFF", "") : values.get(i);
      if (header.put(name, i) != null) {
        throw new InputException(file, line, "two columns are named \"" + name + "\"");
      }
    }
    mapping
        .columns()
        .forEach(
            (column, namedAt) -> {
              if (!header.containsKey(column)) {
                throw new InputException(
                    file,
                    line,
                    String.format(
                        Locale.ROOT,
                        "no column \"%s\", which %s line %d names; the columns are: %s",
                        column,
                        mapping.file(),
                        namedAt,
                        String.join(", ", header.keySet())));
              }
            });
    return header;
  }

  private void readRow(Map<String, Integer> header, CSVRecord values, long line) {
    if (values.size() != header.size()) {
      badRows.add(
          new BadRow(
              file,
              line,
              "",
              "",
              "has " + values.size() + " values, the header has " + header.size()));
      return;
    }
    Row row = new Row(header, mapping.nulls(), values);
    for (var entry : mapping.leaveOut().entrySet()) {
      if (row.matches(entry.getValue())) {
        leftOut.merge(entry.getKey(), 1L, Long::sum);
        return;
      }
    }
    try {
      ContactRecord contact = contactReader.contact(row);
      Long first = lineOfId.putIfAbsent(contact.id(), line);
      if (first != null) {
        throw new BadValueException(
            mapping.fields().id().name(), contact.id(), "is the id of line " + first + " too");
      }
      contacts.add(contact);
    } catch (BadValueException e) {
      badRows.add(e.at(file, line));
    }
  }

  private Trace trace() {
    contacts.sort(Comparator.comparingLong(ContactRecord::enteredMs));
    return new Trace(contacts, mapping.zone(), rows, leftOut, badRows);
  }
}
