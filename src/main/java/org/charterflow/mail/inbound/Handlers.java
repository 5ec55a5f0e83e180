package org.charterflow.mail.inbound;

import java.util.List;
import java.util.Optional;
import org.charterflow.mail.InboundMailHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The features' handlers by purpose. */
@Component
class Handlers {

    private final ObjectProvider<InboundMailHandler> handlers;

    Handlers(ObjectProvider<InboundMailHandler> handlers) {
        this.handlers = handlers;
    }

    /**
     * The feature's handler, or the secretariat's where no feature takes that mail.
     *
     * @throws IllegalStateException if two handlers claim the purpose
     */
    InboundMailHandler of(String purpose) {
        return claiming(purpose)
                .or(() -> claiming(SecretariatMail.PURPOSE))
                .orElseThrow(() -> new IllegalStateException("nobody takes mail to " + purpose));
    }

    private Optional<InboundMailHandler> claiming(String purpose) {
        List<InboundMailHandler> found = handlers.stream()
                .filter(handler -> handler.purposes().contains(purpose))
                .toList();
        if (found.size() > 1) {
            throw new IllegalStateException("several handlers for mail to " + purpose + ": " + found);
        }
        return found.stream().findFirst();
    }
}
