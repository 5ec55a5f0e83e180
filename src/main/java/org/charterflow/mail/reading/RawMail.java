package org.charterflow.mail.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/** A mail as it arrived: envelope and bytes. */
public record RawMail(Envelope envelope, byte[] content) {

    private static final Set<String> TRACE_HEADERS =
            Set.of("return-path", "received", "delivered-to", "x-original-to", "authentication-results");

    /**
     * SHA-256 in lower-case hex over the bytes without the header fields that every hop adds (Return-Path, Received,
     * Delivered-To, X-Original-To, Authentication-Results, ARC-*), so that the same message by another route compares
     * equal.
     */
    public String contentHash() {
        MessageDigest digest = sha256();
        int position = 0;
        boolean skipping = false;
        while (position < content.length) {
            int end = endOfLine(position);
            if (isBlank(position, end)) {
                break;
            }
            boolean continuation = content[position] == ' ' || content[position] == '\t';
            if (!continuation) {
                skipping = isTrace(fieldName(position, end));
            }
            if (!skipping) {
                digest.update(content, position, end - position);
            }
            position = end;
        }
        digest.update(content, position, content.length - position);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTrace(String name) {
        return TRACE_HEADERS.contains(name) || name.startsWith("arc-");
    }

    /** The index behind the line feed of the line that begins at {@code start}. */
    private int endOfLine(int start) {
        int i = start;
        while (i < content.length && content[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, content.length);
    }

    private boolean isBlank(int start, int end) {
        for (int i = start; i < end; i++) {
            if (content[i] != '\r' && content[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    private String fieldName(int start, int end) {
        int colon = start;
        while (colon < end && content[colon] != ':') {
            colon++;
        }
        return new String(content, start, Math.min(colon - start, 80), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
