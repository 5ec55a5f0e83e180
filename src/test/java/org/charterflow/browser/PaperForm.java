package org.charterflow.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The start form in which the secretariat types in what came on paper. */
final class PaperForm {

    private final Browser browser;

    PaperForm(Browser browser) {
        this.browser = browser;
    }

    /** Fills in every entry that is demanded, attaches the scans, and starts the case. */
    void fillIn(String organisation, String uscc, String memberClass) throws IOException {
        browser.startForm("入会申请");
        browser.fill("applicantName", "李示例");
        browser.fill("applicantAddress", "contact@paper.example");
        entries(organisation, uscc).forEach((key, value) -> browser.fill("entry-" + key, value));
        Map.of(
                        "organisationKind", "企业",
                        "legalPersonality", "是",
                        "aiRelated", "是",
                        "memberClass", memberClass,
                        "signerCapacity", "法定代表人")
                .forEach((key, option) -> browser.select("entry-" + key, option));
        List.of("logoConsent", "personalDataConsent", "undertaking").forEach(key -> browser.tick("entry-" + key));
        Path scan = Files.write(
                Files.createTempDirectory("scans").resolve("scan.pdf"),
                "%PDF-1.4\n%fictional".getBytes(StandardCharsets.US_ASCII));
        List.of("fileApplicationForm", "fileBusinessLicence", "fileLogo").forEach(file -> browser.upload(file, scan));
        browser.screenshot("paper-application");
        browser.start();
    }

    private static Map<String, String> entries(String organisation, String uscc) {
        return Map.ofEntries(
                Map.entry("legalNameZh", organisation),
                Map.entry("uscc", uscc),
                Map.entry("legalRepresentative", "王示例"),
                Map.entry("registeredAddress", "北京市示范路1号"),
                Map.entry("postalAddress", "北京市示范路1号"),
                Map.entry("postcode", "100080"),
                Map.entry("profile", "虚构单位"),
                Map.entry("representativeName", "张示例"),
                Map.entry("representativePosition", "总监"),
                Map.entry("representativeMobile", "13800000001"),
                Map.entry("representativeEmail", "representative@paper.example"),
                Map.entry("liaisonName", "李示例"),
                Map.entry("liaisonEmail", "liaison@paper.example"),
                Map.entry("noticeEmail", "notice@paper.example"),
                Map.entry("billingTitle", organisation),
                Map.entry("billingEmail", "billing@paper.example"),
                Map.entry("signerName", "王示例"),
                Map.entry("signedOn", "2026-03-06"));
    }
}
