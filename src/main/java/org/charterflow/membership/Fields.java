package org.charterflow.membership;

/** The fields of application forms that the procedure itself reads; all others are only kept and shown. */
final class Fields {

    static final String LEGAL_NAME = "legalNameZh";
    static final String ENGLISH_NAME = "legalNameEn";
    static final String USCC = "uscc";
    static final String LEI = "lei";
    static final String REGISTRATION_NUMBER = "registrationNumber";
    static final String COUNTRY = "country";
    static final String KIND = "organisationKind";
    static final String MEMBER_CLASS = "memberClass";
    static final String LEGAL_REPRESENTATIVE = "legalRepresentative";
    static final String WEBSITE = "website";
    static final String REPRESENTATIVE_NAME = "representativeName";
    static final String REPRESENTATIVE_POSITION = "representativePosition";
    static final String REPRESENTATIVE_MOBILE = "representativeMobile";
    static final String REPRESENTATIVE_EMAIL = "representativeEmail";
    static final String NOTICE_ADDRESS = "noticeEmail";
    static final String LIAISON_EMAIL = "liaisonEmail";
    static final String SIGNED_VERSION = "charterVersion";
    static final String SIGNER = "signerName";
    static final String SIGNER_CAPACITY = "signerCapacity";
    static final String SIGNED_ON = "signedOn";
    static final String LEGAL_PERSONALITY = "legalPersonality";
    static final String USER_ORGANISATION = "userOrganisation";
    static final String VENDOR = "vendor";
    static final String AI_RELATED = "aiRelated";
    static final String UNDERTAKING = "undertaking";

    private Fields() {}
}
