package org.charterflow.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.charterflow.document.FileType.Family;

/** Tells from its bytes what a file is. */
final class MagicBytes {

    /** Windows programs, ELF, Mach-O (both byte orders and fat; fat is also a Java class), shell scripts, shortcuts. */
    private static final List<byte[]> PROGRAMS = List.of(
            bytes('M', 'Z'),
            bytes(0x7f, 'E', 'L', 'F'),
            bytes(0xfe, 0xed, 0xfa, 0xce),
            bytes(0xfe, 0xed, 0xfa, 0xcf),
            bytes(0xce, 0xfa, 0xed, 0xfe),
            bytes(0xcf, 0xfa, 0xed, 0xfe),
            bytes(0xca, 0xfe, 0xba, 0xbe),
            bytes('#', '!'),
            bytes(0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00));

    private static final int PDF_HEADER_WITHIN = 1024;

    private MagicBytes() {}

    static Family family(byte[] content) {
        if (PROGRAMS.stream().anyMatch(magic -> startsWith(content, 0, magic))) {
            return isText(content) && !startsWith(content, 0, bytes('#', '!')) ? Family.TEXT : Family.PROGRAM;
        } else if (startsWith(content, 0, bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'))) {
            return Family.PNG;
        } else if (startsWith(content, 0, bytes(0xff, 0xd8, 0xff))) {
            return Family.JPEG;
        } else if (startsWith(content, 0, bytes('G', 'I', 'F', '8'))) {
            return Family.GIF;
        } else if (startsWith(content, 0, bytes('R', 'I', 'F', 'F'))
                && startsWith(content, 8, bytes('W', 'E', 'B', 'P'))) {
            return Family.WEBP;
        } else if (startsWith(content, 0, bytes('I', 'I', '*', 0)) || startsWith(content, 0, bytes('M', 'M', 0, '*'))) {
            return Family.TIFF;
        } else if (startsWith(content, 0, bytes('P', 'K', 3, 4)) || startsWith(content, 0, bytes('P', 'K', 5, 6))) {
            return Family.ZIP;
        } else if (startsWith(content, 0, bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))) {
            return Family.OLE;
        } else if (isPdf(content)) {
            return Family.PDF;
        }
        return isText(content) ? Family.TEXT : Family.UNKNOWN;
    }

    /** Readers accept a PDF header anywhere in the first kilobyte, and scanners do put bytes before it. */
    private static boolean isPdf(byte[] content) {
        byte[] header = bytes('%', 'P', 'D', 'F', '-');
        for (int at = 0; at < Math.min(PDF_HEADER_WITHIN, content.length); at++) {
            if (startsWith(content, at, header)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(byte[] content) {
        if (startsWith(content, 0, bytes(0xff, 0xfe)) || startsWith(content, 0, bytes(0xfe, 0xff))) {
            return decodes(content, StandardCharsets.UTF_16);
        }
        for (byte each : content) {
            if (each >= 0 && each < ' ' && each != '\t' && each != '\n' && each != '\r' && each != '\f') {
                return false;
            }
        }
        return decodes(content, StandardCharsets.UTF_8) || decodes(content, Charset.forName("GB18030"));
    }

    private static boolean decodes(byte[] content, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean startsWith(byte[] content, int offset, byte[] magic) {
        if (content.length < offset + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (content[offset + i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
