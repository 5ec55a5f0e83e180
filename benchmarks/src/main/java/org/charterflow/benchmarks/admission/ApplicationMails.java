package org.charterflow.benchmarks.admission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Mails of applicants, each another organisation, after the example that comes with the product. */
final class ApplicationMails {

    private static final String ENCODING = "Content-Transfer-Encoding: base64";
    private static final String USCC = "91110108MA7QXN014G";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private final String before;
    private final String text;
    private final String after;

    ApplicationMails() throws IOException {
        String mail = Files.readString(
                        Path.of("examples", "mail", "application-oscar.eml"), StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n");
        int begin = mail.indexOf("\n\n", mail.indexOf(ENCODING)) + 2;
        int end = mail.indexOf("\n--", begin);
        before = mail.substring(0, begin);
        text = new String(Base64.getMimeDecoder().decode(mail.substring(begin, end)), StandardCharsets.UTF_8);
        after = mail.substring(end);
    }

    /** @param number seven digits, by which everything of this applicant differs from all others' */
    byte[] mail(int number) {
        String domain = "applicant" + number + ".example";
        String own = text.replace("云枢开源科技有限公司", "申请单位" + number)
                .replace("Yunshu Open Source Technology Co., Ltd.", "Applicant " + number)
                .replace(USCC, uscc(number))
                .replace("yunshu.example", domain);
        String mail = before.replace("yunshu.example", domain)
                + Base64.getMimeEncoder().encodeToString(own.getBytes(StandardCharsets.UTF_8))
                + after.replace("yunshu.example", domain);
        return mail.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A unified social credit code (GB 32100-2015). */
    private static String uscc(int number) {
        String first = "91110108MA" + number;
        int sum = 0;
        for (int i = 0; i < first.length(); i++) {
            sum += ALPHABET.indexOf(first.charAt(i)) * WEIGHTS[i];
        }
        return first + ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
