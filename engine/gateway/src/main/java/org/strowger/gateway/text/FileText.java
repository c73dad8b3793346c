package org.strowger.gateway.text;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file cannot be read or written, for people. Stateless; any thread. */
public final class FileText {
  private FileText() {}

  /** The reason alone, without the file's name. */
  public static String reason(IOException failure) {
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    } else if (failure instanceof NoSuchFileException) {
      return "no such file or directory";
    } else if (failure instanceof AccessDeniedException) {
      return "permission denied";
    } else if (failure instanceof FileAlreadyExistsException) {
      return "there is a file of that name";
    } else if (failure instanceof NotDirectoryException) {
      return "it is not a directory";
    } else if (failure instanceof CharacterCodingException) {
      return "it is not UTF-8; save it as UTF-8";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  /** The reason after the file's name, where that is known. */
  public static String reasonWithFile(IOException failure) {
    return failure instanceof FileSystemException system && system.getFile() != null
        ? system.getFile() + ": " + reason(failure)
        : reason(failure);
  }
}
