package org.charterflow.faults;

import java.util.UUID;

/**
 * Somebody whose mail opens a case and is answered; every one is another, with a mail domain of their own.
 *
 * @param organisation what the case's title names
 */
record Applicant(String organisation, String address, String messageId) {

    static Applicant any() {
        return at("contact");
    }

    /** One whose mailbox has this name; Exim has its own ways with {@code busy}, {@code refused} and {@code gone}. */
    static Applicant at(String localPart) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        String domain = "unit-" + id + ".example";
        return new Applicant("虚构单位" + id, localPart + "@" + domain, "<application@" + domain + ">");
    }

    String domain() {
        return address.substring(address.indexOf('@') + 1);
    }

    String mail(String recipient) {
        return """
                From: <%s>
                To: <%s>
                Subject: =?utf-8?B?5YWl5Lya55Sz6K+3?=
                Date: Mon, 9 Mar 2026 09:11:58 +0800
                Message-ID: %s
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                单位名称：%s
                """.formatted(address, recipient, messageId, organisation).replace("\n", "\r\n");
    }
}
