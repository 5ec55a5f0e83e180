package org.charterflow.mail.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.charterflow.mail.reading.MailReading.Readable;
import org.charterflow.mail.reading.MailReading.Unreadable;

/** Rows 39 and 40, read one after the other in a small heap: prints each mail's name and what became of it. */
final class HostileMails {

    private static final String HEAD = "From: a@b.example\r\nMIME-Version: 1.0\r\n";
    private static final String HTML = HEAD + "Content-Type: text/html; charset=utf-8\r\n\r\n";
    private static final int MEGABYTE = 1_000_000;

    private HostileMails() {}

    /** Made only when needed, so that no two are in memory. */
    static Map<String, Supplier<byte[]>> all() {
        Map<String, Supplier<byte[]>> mails = new LinkedHashMap<>();
        mails.put("nested-parts", () -> bytes(nested(20_000)));
        mails.put(
                "many-parts",
                () -> bytes(HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\n\r\nx\r\n".repeat(10_000) + "--b--"));
        mails.put("long-header", () -> bytes(HEAD + "X-Long: " + "x".repeat(1 << 20) + "\r\n\r\n"));
        mails.put(
                "folded-header",
                () -> bytes(HEAD + "X-Long: " + ("x".repeat(70) + "\r\n ").repeat(15_000) + "\r\n\r\n"));
        mails.put("many-headers", () -> bytes(HEAD + "X-A: b\r\n".repeat(100_000) + "\r\n"));
        mails.put("many-addresses", () -> bytes(HEAD + ("To: " + "a@b,".repeat(15_000) + "\r\n").repeat(12) + "\r\nx"));
        mails.put("one-line", () -> bytes(HEAD + "\r\n" + "a".repeat(MEGABYTE)));
        mails.put("quoted-text", () -> bytes(HEAD + "\r\n" + "> > > quoted\r\n".repeat(MEGABYTE / 14)));
        mails.put("quote-marks", () -> bytes(HEAD + "\r\n" + "> ".repeat(MEGABYTE / 2)));
        mails.put("asterisks", () -> bytes(HEAD + "\r\n" + "*".repeat(MEGABYTE)));
        mails.put("attributions", () -> bytes(HEAD + "\r\n" + "On 2026 a@b\n".repeat(MEGABYTE / 12)));
        mails.put("half-encoded-words", () -> bytes(HEAD + "Subject: " + "=?a?q?".repeat(10_000) + "\r\n\r\nx"));
        mails.put("marks", () -> (HEAD + "\r\n" + "a" + "\u0316\u0300".repeat(MEGABYTE / 4)).getBytes(UTF_8));
        mails.put("nested-html", () -> bytes(HTML + "<div>".repeat(90_000) + "ok"));
        mails.put("much-html", () -> bytes(HTML + "<b>".repeat(MEGABYTE / 3)));
        mails.put("formatting-html", () -> bytes(HTML + "<p><b><i><a href=x>".repeat(20_000) + "ok"));
        mails.put("tables-html", () -> bytes(HTML + "<table><tr><td>".repeat(30_000) + "ok"));
        mails.put("attributes-html", () -> bytes(HTML + "<a " + "b=c ".repeat(MEGABYTE / 5) + ">ok</a>"));
        mails.put("entities-html", () -> bytes(HTML + "&amp".repeat(MEGABYTE / 5)));
        return mails;
    }

    /** The word for what became of the mail. */
    static String outcome(byte[] mail) {
        MailReading reading = MailReading.of(mail, "mx.oscar.example");
        if (reading instanceof Unreadable unreadable) {
            return unreadable.reason();
        }
        Readable readable = (Readable) reading;
        return readable.classification().mailClass().word();
    }

    public static void main(String[] args) {
        all().forEach((name, mail) -> System.out.println(name + " " + outcome(mail.get())));
    }

    private static byte[] bytes(String mail) {
        return mail.getBytes(ISO_8859_1);
    }

    private static String nested(int depth) {
        StringBuilder message = new StringBuilder(HEAD);
        for (int i = 0; i < depth; i++) {
            message.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        return message.append("\r\nend").toString();
    }
}
