package org.charterflow.benchmarks.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A mail server on the loopback interface with one mailbox. */
interface Mailbox {

    String USER = "intake@oscar.example";
    String PASSWORD = "measured";
    String TEXT = "We should like to take part. ".repeat(30);

    int port();

    /** Puts one mail in. */
    void deliver(String round, int number, String token) throws Exception;

    /** Puts the mails of a round in; one in twenty is there twice. */
    default void fill(String round, int size, List<String> tokens) throws Exception {
        for (int place = 0; place < size; place++) {
            int mail = mailAt(place);
            deliver(round, mail, tokens.get(mail % tokens.size()));
        }
    }

    /** The number of the mail that is to lie there; one in twenty repeats the mail before it. */
    static int mailAt(int place) {
        return place % MailIn.ONE_IN == MailIn.ONE_IN - 1 ? place - 1 : place;
    }

    static String sender(String round, int number) {
        return "sender" + number + "." + round + "@unit.example";
    }

    /** A mail from a sender of its own whom the border has proven. */
    static byte[] mail(String round, int number, String token) {
        String mail = """
                Authentication-Results: mx.oscar.example; dmarc=pass header.from=unit.example
                From: Sender %1$d <%2$s>
                To: measured+%3$s@oscar.example
                Subject: =?utf-8?B?5YWz5LqO5YWl5Lya?= %1$d
                Date: Mon, 9 Mar 2026 09:11:58 +0800
                Message-ID: <%2$s>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %4$s
                """.formatted(number, sender(round, number), token, TEXT);
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
