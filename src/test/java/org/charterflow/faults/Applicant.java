package org.charterflow.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.UUID;

/**
 * Somebody whose mail opens a case and is answered; every one is another, with a mail domain of their own.
 *
 * @param organisation what the case's title names
 */
record Applicant(String organisation, String address, String messageId) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final String SCAN = "JVBERi0xLjQKJWZpY3Rpb25hbAo=";
    private static final String LOGO = "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR4nGOQ8u8mCTGMahjVMHw1"
            + "AABH6/QBmP/JVgAAAABJRU5ErkJggg==";

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

    /** A complete application of an enterprise to OSCAR, with its files, as the border of OSCAR hands it on. */
    String application(String recipient) {
        String text = """
                尊敬的秘书处：

                单位名称：%1$s
                统一社会信用代码：%2$s
                单位性质：企业
                具备法人资格：是
                法定代表人：林示例
                注册地址：北京市海淀区示范路1号
                通讯地址：北京市海淀区示范路1号
                邮编：100080
                单位简介：（虚构单位）
                申请会员级别：企业会员
                会员代表姓名：张示例
                会员代表职务：总监
                会员代表手机：13800000001
                会员代表邮箱：representative@%3$s
                联络员姓名：周示例
                联络员邮箱：liaison@%3$s
                通知送达邮箱：%4$s
                品牌使用授权：同意
                个人信息处理授权：同意
                承诺遵守章程：同意
                所签章程版本：1
                签字人：林示例
                签字人身份：法定代表人
                签署日期：2026-03-06
                """.formatted(organisation, creditCode(), domain(), address);
        return """
                Authentication-Results: mx.oscar.example; dmarc=pass header.from=%1$s
                From: <%2$s>
                To: <%3$s>
                Subject: =?utf-8?B?5YWl5Lya55Sz6K+3?=
                Date: Mon, 9 Mar 2026 09:11:58 +0800
                Message-ID: %4$s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="part"

                --part
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                %5$s
                %6$s%7$s%8$s--part--
                """.formatted(
                        domain(),
                        address,
                        recipient,
                        messageId,
                        Base64.getMimeEncoder().encodeToString(text.getBytes(UTF_8)),
                        file("application/pdf", "盖章申请表.pdf", SCAN),
                        file("application/pdf", "营业执照.pdf", SCAN),
                        file("image/png", "单位标识.png", LOGO))
                .replace("\r\n", "\n")
                .replace("\n", "\r\n");
    }

    private static String file(String type, String name, String base64) {
        return """
                --part
                Content-Type: %s
                Content-Disposition: attachment; filename*=UTF-8''%s
                Content-Transfer-Encoding: base64

                %s
                """.formatted(type, URLEncoder.encode(name, UTF_8), base64);
    }

    /** A code of its own that satisfies GB 32100-2015. */
    private String creditCode() {
        int number = Math.floorMod(organisation.hashCode(), 10_000_000);
        String first = "91110108MA" + String.format("%07d", number);
        int sum = 0;
        for (int i = 0; i < first.length(); i++) {
            sum += ALPHABET.indexOf(first.charAt(i)) * WEIGHTS[i];
        }
        return first + ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** An incomplete one: nothing but a name. */
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
