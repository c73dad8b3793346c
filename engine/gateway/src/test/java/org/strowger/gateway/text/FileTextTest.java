package org.strowger.gateway.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileTextTest {
  @Test
  void whatTheSystemTellsIsPutInWords() {
    assertEquals("no such file or directory", FileText.reason(new NoSuchFileException("a")));
    assertEquals("permission denied", FileText.reason(new AccessDeniedException("a")));
    assertEquals(
        "there is a file of that name", FileText.reason(new FileAlreadyExistsException("a")));
    assertEquals(
        "it is not UTF-8; save it as UTF-8", FileText.reason(new MalformedInputException(1)));
    assertEquals("a: permission denied", FileText.reasonWithFile(new AccessDeniedException("a")));
    assertEquals("broken", FileText.reasonWithFile(new IOException("broken")));
  }

  @Test
  void aReasonThatIsGivenIsTold() {
    String reason = "the archive has another file of this name";
    assertEquals(
        "a: " + reason, FileText.reasonWithFile(new FileAlreadyExistsException("a", "b", reason)));
  }
}
