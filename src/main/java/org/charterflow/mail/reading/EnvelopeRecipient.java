package org.charterflow.mail.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Whom a mail from a mailbox was delivered to, since IMAP does not keep the envelope. */
public final class EnvelopeRecipient {

    /** What mail servers add at delivery; the topmost is ours. */
    private static final List<String> TRACES = List.of("delivered-to", "x-original-to", "envelope-to", "x-envelope-to");

    private EnvelopeRecipient() {}

    /** The address at the domain that the delivery trace names, else the first in To and Cc; empty when none is there. */
    public static Optional<String> in(byte[] content, String domain) {
        return in(content, domain::equalsIgnoreCase);
    }

    /** The same for whichever of several domains comes first. */
    public static Optional<String> in(byte[] content, Predicate<String> domain) {
        List<Header> headers = MailParser.headersOf(content);
        for (Header header : headers) {
            if (TRACES.contains(header.name())) {
                Optional<String> traced = at(domain, List.of(header.value()));
                if (traced.isPresent()) {
                    return traced;
                }
            }
        }
        List<String> visible = new ArrayList<>();
        headers.stream()
                .filter(header -> header.name().equals("to") || header.name().equals("cc"))
                .map(Header::value)
                .forEach(visible::add);
        return at(domain, visible);
    }

    private static Optional<String> at(Predicate<String> domain, List<String> values) {
        return AddressList.parse(values).mailboxes().stream()
                .filter(mailbox -> domain.test(mailbox.domain()))
                .map(Mailbox::address)
                .findFirst();
    }
}
