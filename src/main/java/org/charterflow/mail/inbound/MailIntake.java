package org.charterflow.mail.inbound;

import org.charterflow.mail.inbound.MailStore.Receipt;
import org.springframework.stereotype.Service;

/** Where every door hands in its mail: stored and committed first, worked on afterwards. */
@Service
public class MailIntake {

    private final MailStore store;
    private final InboundWorker worker;

    MailIntake(MailStore store, InboundWorker worker) {
        this.store = store;
        this.worker = worker;
    }

    /** Stores the mail; when this returns it is committed. */
    public Receipt take(Arrival arrival) {
        Receipt receipt = store.store(arrival);
        worker.wake();
        return receipt;
    }

    /** A stored mail may go on. */
    public void wake() {
        worker.wake();
    }
}
