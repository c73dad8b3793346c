package org.strowger.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.MessageHeaderEncoder;

class GeneratedCodecTest {
  @Test
  void aHeaderComesBackAsWritten() {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH]);
    new MessageHeaderEncoder().wrap(buffer, 0).blockLength(8).templateId(2).schemaId(1).version(0);

    MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
    assertEquals(8, header.blockLength());
    assertEquals(2, header.templateId());
    assertEquals(1, header.schemaId());
    assertEquals(0, header.version());
  }

  @Test
  void theIntermediateRepresentationIsAResource() {
    assertNotNull(MessageHeaderDecoder.class.getResource("/sbe/strowger.sbeir"));
  }
}
