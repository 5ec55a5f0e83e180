package org.charterflow.mail.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Mails nobody would write: messages of the kit with bytes cut, doubled, swapped and overwritten; messages nested and
 * encoded at will; mere bytes. The same seed makes the same mails.
 */
public final class RandomMails {

    private static final List<byte[]> KIT = kit();

    private static final List<String> FIELDS = List.of(
            "From: a@b.example",
            "From: =?gb2312?B?1tzD9A==?= <a@b.example>",
            "From: <>",
            "From: a@b.example, c@d.example",
            "To: secretariat@oscar.example",
            "To: ballot+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@oscar.example",
            "To: ((((\"",
            "Subject: =?utf-8?Q?=E5=90?= =?utf-8?Q?=8C=E6=84=8F?=",
            "Subject: =?gbk?B?zazS4g==?=",
            "Subject: \u00ff\u00fe",
            "Authentication-Results: mx.oscar.example; dmarc=pass header.from=b.example",
            "Authentication-Results: mx.oscar.example; dmarc=pass (",
            "Received: from x by mx.oscar.example",
            "Return-Path: <>",
            "Auto-Submitted: auto-replied",
            "Message-ID: <same@b.example>",
            "In-Reply-To: <a@b> <c@d",
            "Date: Thu, 32 Foo 99999",
            "Precedence: bulk",
            " a line that continues nothing",
            "a field without colon",
            ":",
            "X-Long: " + "x".repeat(2_000));

    private static final List<String> TYPES = List.of(
            "text/plain",
            "text/plain; charset=gb2312",
            "text/plain; charset=utf-7",
            "text/plain; charset=\"no such\"",
            "text/plain; charset=utf-16",
            "text/html; charset=gbk",
            "text/html",
            "text/calendar; method=REPLY",
            "message/rfc822",
            "message/delivery-status",
            "message/disposition-notification",
            "message/partial; id=1; number=1",
            "application/pdf; name*0*=gbk''%B5%B1; name*1=.exe",
            "application/zip; name=a.zip",
            "multipart/mixed",
            "broken",
            "");

    private static final List<String> TEXTS = List.of(
            "同意",
            "不同意",
            "yes\n\n> no",
            "On Mon, Mar 2, 2026 at 9:00 AM a@b wrote:\n> x",
            "------------------ 原始邮件 ------------------\n发件人: a\n主题: b\n收件人: c",
            "<p>同意<blockquote>反对</blockquote>",
            "<table><tr><td><b><i></table></p>&nbsp;&#x202E;",
            "a\u0300\u0316\u202e\u200b\0b",
            "",
            "BEGIN:VCALENDAR\nMETHOD:REPLY",
            "Status: 5.1.1\nFinal-Recipient: rfc822; a@b.example");

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            Charset.forName("GB18030"),
            Charset.forName("Big5"),
            StandardCharsets.ISO_8859_1,
            StandardCharsets.UTF_16);

    private final Random random;

    public RandomMails(long seed) {
        this.random = new Random(seed);
    }

    public byte[] next() {
        int kind = random.nextInt(10);
        if (kind < 5) {
            return mutated(of(KIT));
        }
        return kind < 9 ? composed() : bytes(random.nextInt(2_000));
    }

    private byte[] mutated(byte[] original) {
        byte[] mail = original;
        for (int i = random.nextInt(6); i >= 0; i--) {
            mail = mutatedOnce(mail);
        }
        return mail;
    }

    private byte[] mutatedOnce(byte[] mail) {
        int from = random.nextInt(mail.length + 1);
        int to = Math.min(mail.length, from + random.nextInt(60));
        byte[] before = Arrays.copyOf(mail, from);
        byte[] between = Arrays.copyOfRange(mail, from, to);
        byte[] after = Arrays.copyOfRange(mail, to, mail.length);
        return switch (random.nextInt(7)) {
            case 0 -> before;
            case 1 -> joined(before, after);
            case 2 -> joined(before, between, between, after);
            case 3 -> joined(before, bytes(1 + random.nextInt(20)), after);
            case 4 -> joined(before, of(FIELDS).getBytes(StandardCharsets.ISO_8859_1), between, after);
            case 5 -> joined(before, "\r\n\r\n".getBytes(StandardCharsets.US_ASCII), after);
            default ->
                new String(mail, StandardCharsets.ISO_8859_1)
                        .replace("\r\n", random.nextBoolean() ? "\n" : "\r")
                        .getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    private byte[] composed() {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        for (int i = random.nextInt(10); i >= 0; i--) {
            mail.writeBytes((of(FIELDS) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        mail.writeBytes(entity(random.nextInt(25)));
        return mail.toByteArray();
    }

    private byte[] entity(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return leaf();
        }
        String boundary = random.nextInt(8) == 0 ? "" : "b" + random.nextInt(3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("Content-Type: multipart/" + of(List.of("mixed", "alternative", "report", "signed"))
                        + "; boundary=\"" + boundary + "\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        for (int i = random.nextInt(3); i >= 0; i--) {
            out.writeBytes(("--" + boundary + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(i == 0 ? entity(depth - 1) : leaf());
        }
        if (random.nextBoolean()) {
            out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    private byte[] leaf() {
        String encoding = of(List.of("7bit", "8bit", "base64", "quoted-printable", "x-none", "base64; broken"));
        byte[] text = (of(TEXTS) + "\n").repeat(1 + random.nextInt(3)).getBytes(of(CHARSETS));
        byte[] body = encoding.equals("base64") ? Base64.getMimeEncoder().encode(text) : text;
        String type = of(TYPES);
        String head =
                (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n") + "Content-Transfer-Encoding: " + encoding
                        + (random.nextInt(4) == 0 ? "\r\nContent-Disposition: attachment; filename=../../a.exe" : "")
                        + "\r\n\r\n";
        return joined(head.getBytes(StandardCharsets.US_ASCII), body, "\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    private static List<byte[]> kit() {
        try (Stream<Path> files = Files.list(Path.of("examples/mail"))) {
            List<byte[]> mails = new ArrayList<>();
            for (Path file : files.filter(name -> name.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                mails.add(Files.readAllBytes(file));
            }
            return mails;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
