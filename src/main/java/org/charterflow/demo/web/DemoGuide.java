package org.charterflow.demo.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.charterflow.engine.Rehearsal;
import org.charterflow.language.Bilingual;
import org.charterflow.register.HomeGuide;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's part of the home page: how to begin, who can log in, what time it is. */
@Component
@Profile("demo")
class DemoGuide implements HomeGuide {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Rehearsal rehearsal;
    private final int smtpPort;
    private final String baseUrl;

    DemoGuide(
            Rehearsal rehearsal,
            @Value("${charterflow.demo.smtp-port}") int smtpPort,
            @Value("${charterflow.base-url}") String baseUrl) {
        this.rehearsal = rehearsal;
        this.smtpPort = smtpPort;
        this.baseUrl = baseUrl;
    }

    /** Accounts of one role. */
    record Accounts(Bilingual role, List<String> users) {}

    @Override
    public String template() {
        return "demo/guide";
    }

    @Override
    public Map<String, Object> model() {
        return Map.of(
                "now", rehearsal.clock().instant().atZone(ZONE),
                "accounts", ACCOUNTS,
                "bySmtp", smtp(),
                "byHttp", http());
    }

    private String smtp() {
        return """
                curl smtp://127.0.0.1:%d --mail-from gu.xiaolan@yunshu.example \\
                  --mail-rcpt apply@oscar.example \\
                  --upload-file examples/mail/application-oscar.eml""".formatted(smtpPort);
    }

    private String http() {
        return """
                mail=examples/mail/application-oscar.eml to=apply@oscar.example at=$(date +%%s)
                signature=$({ printf '%%s.oscar.%%s.' $at $to; cat $mail; } |
                  openssl dgst -sha256 -hmac demo-inbound-secret | sed 's/.* //')
                curl %s/api/v1/inbound-mail/oscar -H "Content-Type: message/rfc822" \\
                  -H "X-Charterflow-Recipient: $to" -H "X-Charterflow-Timestamp: $at" \\
                  -H "X-Charterflow-Signature: sha256=$signature" --data-binary @$mail""".formatted(baseUrl);
    }

    private static final List<Accounts> ACCOUNTS = List.of(
            new Accounts(
                    Bilingual.of("OSCAR 秘书处", "OSCAR secretariat"),
                    List.of("oscar.secretary1", "oscar.secretary2", "oscar.secretary3")),
            new Accounts(Bilingual.of("OSCAR 理事长", "OSCAR chair"), List.of("oscar.b1")),
            new Accounts(
                    Bilingual.of("OSCAR 理事会其他单位代表", "other units on OSCAR's board"),
                    List.of(
                            "oscar.b2",
                            "oscar.b3",
                            "oscar.b4",
                            "oscar.b5",
                            "oscar.b6",
                            "oscar.b7",
                            "oscar.b8",
                            "oscar.b9")),
            new Accounts(Bilingual.of("OSCAR 顾问（无表决权）", "OSCAR adviser (no vote)"), List.of("oscar.adviser1")),
            new Accounts(Bilingual.of("OSCAR 审计（只读）", "OSCAR auditor (reads only)"), List.of("oscar.auditor")),
            new Accounts(
                    Bilingual.of("COIA 秘书处", "COIA secretariat"),
                    List.of("coia.secretary1", "coia.secretary2", "coia.secretary3")),
            new Accounts(Bilingual.of("COIA 理事单位代表", "COIA directors"), List.of("coia.d1", "…", "coia.d11")),
            new Accounts(Bilingual.of("系统管理员", "administrator of the installation"), List.of("admin")));
}
