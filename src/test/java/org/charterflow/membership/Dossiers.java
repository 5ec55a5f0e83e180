package org.charterflow.membership;

import java.util.LinkedHashMap;
import java.util.Map;

/** Answers of fictional applicants. */
final class Dossiers {

    private Dossiers() {}

    /** Everything OSCAR asks an enterprise for. */
    static Map<String, String> oscarEnterprise() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("legalNameZh", "示例科技有限公司");
        fields.put("uscc", "91350100M000100Y43");
        fields.put("organisationKind", "enterprise");
        fields.put("legalPersonality", "yes");
        fields.put("legalRepresentative", "王示例");
        fields.put("registeredAddress", "北京市示范路1号");
        fields.put("postalAddress", "北京市示范路1号");
        fields.put("postcode", "100080");
        fields.put("profile", "虚构单位");
        fields.put("memberClass", "enterprise");
        fields.put("representativeName", "张示例");
        fields.put("representativePosition", "总监");
        fields.put("representativeMobile", "13800000001");
        fields.put("representativeEmail", "zhang@unit.example");
        fields.put("liaisonName", "李示例");
        fields.put("liaisonEmail", "li@unit.example");
        fields.put("noticeEmail", "notice@unit.example");
        fields.put("logoConsent", "yes");
        fields.put("personalDataConsent", "yes");
        fields.put("undertaking", "yes");
        fields.put("charterVersion", "1");
        fields.put("signerName", "王示例");
        fields.put("signerCapacity", "legal-representative");
        fields.put("signedOn", "2026-03-06");
        return fields;
    }
}
