package org.charterflow.mail;

import org.charterflow.language.Bilingual;

/** How a notice reaches somebody whom mail did not reach. */
public enum Means {
    REGISTERED_LETTER(Bilingual.of("挂号信", "registered letter")),
    COURIER(Bilingual.of("快递", "courier")),
    BY_HAND(Bilingual.of("当面递交", "hand")),
    TELEPHONE(Bilingual.of("电话", "telephone")),
    /** A messenger: WeChat, DingTalk, Feishu. */
    MESSAGE(Bilingual.of("即时消息", "message")),
    OTHER(Bilingual.of("其他方式", "other means"));

    private final Bilingual label;

    Means(Bilingual label) {
        this.label = label;
    }

    /** The word in "reached by …". */
    public Bilingual label() {
        return label;
    }
}
