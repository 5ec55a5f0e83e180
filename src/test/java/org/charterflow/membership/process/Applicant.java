package org.charterflow.membership.process;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.charterflow.membership.NewApplication;
import org.charterflow.membership.NewFile;

/** A fictional organisation that applies; every one is another. */
final class Applicant {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    final String alliance;
    final String address;
    final Map<String, String> answers = new LinkedHashMap<>();
    final List<NewFile> files = new ArrayList<>();
    boolean proven = true;
    List<String> notUnderstood = List.of();

    private Applicant(String alliance, String memberClass) {
        int number = COUNT.incrementAndGet();
        this.alliance = alliance;
        this.address = "contact@applicant" + number + ".example";
        answers.put("legalNameZh", "申请测试单位" + alliance + number);
        answers.put("uscc", uscc(number));
        answers.put("organisationKind", "enterprise");
        answers.put("legalPersonality", "yes");
        answers.put("legalRepresentative", "王示例");
        answers.put("registeredAddress", "北京市示范路1号");
        answers.put("postalAddress", "北京市示范路1号");
        answers.put("postcode", "100080");
        answers.put("profile", "虚构单位");
        answers.put("memberClass", memberClass);
        answers.put("representativeName", "张示例");
        answers.put("representativePosition", "总监");
        answers.put("representativeMobile", "13800000001");
        answers.put("representativeEmail", "representative@applicant" + number + ".example");
        answers.put("liaisonName", "李示例");
        answers.put("liaisonEmail", "liaison@applicant" + number + ".example");
        answers.put("noticeEmail", "notice@applicant" + number + ".example");
        answers.put("logoConsent", "yes");
        answers.put("personalDataConsent", "yes");
        answers.put("undertaking", "yes");
        answers.put("charterVersion", "1");
        answers.put("signerName", "王示例");
        answers.put("signerCapacity", "legal-representative");
        answers.put("signedOn", "2026-03-06");
        if (alliance.equals("coia")) {
            answers.put("aiRelated", "yes");
        }
        file("application-form");
        file("business-licence");
        file("logo");
    }

    static Applicant of(String alliance, String memberClass) {
        return new Applicant(alliance, memberClass);
    }

    Applicant with(String field, String value) {
        answers.put(field, value);
        return this;
    }

    Applicant without(String field) {
        answers.remove(field);
        return this;
    }

    Applicant unproven() {
        proven = false;
        return this;
    }

    Applicant notUnderstood(String line) {
        notUnderstood = List.of(line);
        return this;
    }

    Applicant file(String kind) {
        files.add(scan(kind));
        return this;
    }

    static NewFile scan(String kind) {
        return new NewFile(kind, kind + ".pdf", "%PDF-1.4\n%fictional".getBytes(StandardCharsets.US_ASCII));
    }

    String name() {
        return answers.getOrDefault("legalNameZh", "");
    }

    NewApplication application() {
        return new NewApplication(
                alliance,
                proven ? "mail" : "api",
                "李示例",
                address,
                proven,
                answers,
                "原文",
                notUnderstood,
                List.of(),
                files);
    }

    private static String uscc(int number) {
        String first = "91110108MA" + String.format("%07d", 7_000_000 + number);
        int sum = 0;
        for (int i = 0; i < first.length(); i++) {
            sum += ALPHABET.indexOf(first.charAt(i)) * WEIGHTS[i];
        }
        return first + ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
