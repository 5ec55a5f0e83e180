package org.charterflow.mail;

import java.util.UUID;

/**
 * Stands in a notice's text for what differs from addressee to addressee. It carries the notice's id, which nobody
 * knows beforehand: no text that somebody hands in can contain it.
 */
enum Placeholder {
    ADDRESSEE,
    LINK;

    String in(UUID notice) {
        return "{{" + name() + " " + notice + "}}";
    }
}
