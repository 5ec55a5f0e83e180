package org.charterflow.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.charterflow.mail.ReceivedMail;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bad input gets, the rows on what a mail contains, with the message itself through the HTTP door. */
class BadContentTest extends BadInput {

    @Test
    @DisplayName("row 33: text and HTML that differ are a question")
    void contradictions() {
        StoredMail mail = door.take(address, Examples.mail("33-text-and-html-differ.eml", from));

        assertThat(mail.status()).isEqualTo(MailStatus.CLARIFY);
        assertThat(mail.reason()).isEqualTo("contradiction");
        assertThat(feature.from(from)).isEmpty();
    }

    @DisplayName("rows 35, 36: what is written is read, whatever the label says; UTF-7 is not decoded")
    @ParameterizedTest
    @CsvSource({
        "35-gbk-as-gb2312.eml, 同意，喆囍朱镕基",
        "35-gbk-as-latin1.eml, 同意本项决议",
        "35-gbk-as-utf8.eml, 同意本项决议",
        "35-gbk-unlabelled.eml, 同意本项决议",
        "35-utf8-as-big5.eml, 同意本项决议",
        "36-unknown-charset.eml, 同意本项决议",
        "36-utf7.eml, +VAxhDw-"
    })
    void charsets(String file, String text) {
        assertThat(door.take(address, Examples.PROOF + Examples.mail(file, from))
                        .text())
                .isEqualTo(text);
    }

    @Test
    @DisplayName("row 37: NUL is not in the text, and still in the bytes")
    void nul() {
        String raw = Examples.mail("37-nul-and-broken-utf8.eml", from);
        StoredMail mail = door.take(address, raw);

        assertThat(raw).contains("\0");
        assertThat(mail.text()).isEqualTo("同意");
        assertThat(store.content(mail.id())).hasValue(raw.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Test
    @DisplayName("row 38: no line break gets from a subject into our answer")
    void lineBreaks() {
        String mail = Examples.PROOF + Examples.mail("38-newline-in-subject.eml", from);
        StoredMail taken = door.take("recorded+" + "a".repeat(34) + "@oscar.example", mail);

        assertThat(taken.subject()).isEqualTo("vote Bcc: all@oscar.example");
        assertThat(answers("mail-rejected")).hasSize(1);
        worker.drain();
        assertThat(sentTo("all@oscar.example")).isZero();
    }

    @Test
    @DisplayName("row 38: an address whose letters could become line breaks is refused")
    void lettersLikeLineBreaks() {
        StoredMail mail = door.take(address, Examples.mail("38-cr-lf-like-address.eml", from));
        assertThat(mail.status()).isEqualTo(MailStatus.QUARANTINED);
    }

    @DisplayName("row 39: bombs are set aside")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"nested, too-deep", "parts, too-many-parts", "header, header-too-large"})
    void bombs(String kind, String reason) {
        String head = "From: " + from + "\r\nMessage-ID: <" + Post.anyId() + ">\r\nMIME-Version: 1.0\r\n";
        StringBuilder bomb = new StringBuilder(head);
        switch (kind) {
            case "nested" -> {
                for (int i = 0; i < 20_000; i++) {
                    bomb.append("Content-Type: multipart/mixed; boundary=b" + i + "\r\n\r\n--b" + i + "\r\n");
                }
            }
            case "parts" ->
                bomb.append("Content-Type: multipart/mixed; boundary=b\r\n\r\n")
                        .append("--b\r\n\r\nx\r\n".repeat(10_000))
                        .append("--b--");
            default -> bomb.append("X-Long: ").append("x".repeat(1 << 20)).append("\r\n\r\n");
        }
        StoredMail mail = door.take(address, bomb.toString());

        assertThat(mail.status()).isEqualTo(MailStatus.QUARANTINED);
        assertThat(mail.reason()).isEqualTo(reason);
    }

    @DisplayName("row 40: text made to blow up a regular expression is worked on like any other")
    @ParameterizedTest
    @ValueSource(strings = {"> ", "On 2026 a@b\n", "From: a\n", "-----\n", "=?a?q?"})
    void hostileText(String piece) {
        String text = piece.repeat(900_000 / piece.length());
        assertThat(door.take(address, Post.mail(from, Post.anyId(), text, true)).status())
                .isEqualTo(MailStatus.APPLIED);
    }

    @Test
    @DisplayName("row 41: names of files are names, and a program called pdf is set aside")
    void fileNames() {
        door.take(address, Examples.PROOF + Examples.mail("41-file-names.eml", from));
        assertThat(feature.from(from).get(0).attachments())
                .extracting(attachment -> attachment.name())
                .containsExactly("passwd", "formfdp.pdf");

        StoredMail program = door.take(address, Examples.PROOF + Examples.mail("41-program-called-pdf.eml", from));
        assertThat(program.status()).isEqualTo(MailStatus.QUARANTINED);
        assertThat(program.reason()).isEqualTo("dangerous-file");
        assertThat(feature.from(from)).hasSize(1);
    }

    @Test
    @DisplayName("row 42: an archive is not expanded, a body elsewhere not fetched")
    void archivesAndBodiesElsewhere() throws java.io.IOException {
        byte[] zip = zeros(64 << 20);
        String mail = Post.mail(from, Post.anyId(), "", true)
                .replace("text/plain; charset=utf-8", "application/zip; name=bomb.zip")
                .replace("8bit", "base64");
        door.take(address, mail + java.util.Base64.getMimeEncoder().encodeToString(zip));
        ReceivedMail received = feature.from(from).get(0);
        assertThat(received.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.content()).isEqualTo(zip));

        StoredMail elsewhere = door.take(address, Examples.PROOF + Examples.mail("42-external-body.eml", from));
        assertThat(elsewhere.reason()).isEqualTo("unsupported");
    }

    @DisplayName("row 43: pieces and encrypted mail are refused, and the proven are told")
    @ParameterizedTest
    @ValueSource(strings = {"43-partial.eml", "43-encrypted.eml"})
    void unsupported(String file) {
        StoredMail mail = door.take(address, Examples.PROOF + Examples.mail(file, from));

        assertThat(mail.status()).isEqualTo(MailStatus.REJECTED);
        assertThat(mail.reason()).isEqualTo("unsupported");
        assertThat(answers("mail-rejected")).hasSize(1);
    }

    private static byte[] zeros(int size) throws java.io.IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("zeros"));
            byte[] block = new byte[1 << 20];
            for (int written = 0; written < size; written += block.length) {
                zip.write(block);
            }
        }
        return bytes.toByteArray();
    }
}
