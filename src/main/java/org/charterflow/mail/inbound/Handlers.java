package org.charterflow.mail.inbound;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.charterflow.mail.InboundMailHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The features' handlers by purpose. */
@Component
class Handlers {

    /** Found when the first mail comes: features themselves make use of mail. */
    private final Supplier<List<InboundMailHandler>> handlers;

    Handlers(ObjectProvider<InboundMailHandler> handlers) {
        this.handlers = SingletonSupplier.of(() -> handlers.stream().toList());
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
        List<InboundMailHandler> found = handlers.get().stream()
                .filter(handler -> handler.purposes().contains(purpose))
                .toList();
        if (found.size() > 1) {
            throw new IllegalStateException("several handlers for mail to " + purpose + ": " + found);
        }
        return found.stream().findFirst();
    }
}
