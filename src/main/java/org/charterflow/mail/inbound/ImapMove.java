package org.charterflow.mail.inbound;

import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * Moves messages by UID: numbers shift when others delete, UIDs do not. Without MOVE (RFC 6851) by copy and expunge;
 * without UIDPLUS (RFC 4315) what others have marked as deleted is spared the expunge (RFC 4549, 4.2.4).
 */
final class ImapMove {

    private ImapMove() {}

    static void move(IMAPFolder folder, Collection<Long> messages, String target) throws MessagingException {
        Set<Long> uids = new TreeSet<>(messages);
        folder.doCommand(protocol -> {
            if (protocol.hasCapability("MOVE")) {
                protocol.simpleCommand("UID MOVE", to(ImapCommands.set(uids), target));
            } else {
                protocol.simpleCommand("UID COPY", to(ImapCommands.set(uids), target));
                delete(protocol, uids);
            }
            return null;
        });
    }

    private static void delete(IMAPProtocol protocol, Set<Long> uids) throws ProtocolException {
        mark(protocol, uids, "+FLAGS.SILENT");
        if (protocol.hasCapability("UIDPLUS")) {
            Argument expunge = new Argument();
            expunge.writeAtom(ImapCommands.set(uids));
            protocol.simpleCommand("UID EXPUNGE", expunge);
            return;
        }
        Set<Long> others = new TreeSet<>(deleted(protocol));
        others.removeAll(uids);
        mark(protocol, others, "-FLAGS.SILENT");
        protocol.simpleCommand("EXPUNGE", null);
        mark(protocol, others, "+FLAGS.SILENT");
    }

    private static void mark(IMAPProtocol protocol, Set<Long> uids, String change) throws ProtocolException {
        if (!uids.isEmpty()) {
            Argument flags = new Argument();
            flags.writeAtom(ImapCommands.set(uids));
            flags.writeAtom(change);
            flags.writeAtom("(\\Deleted)");
            protocol.simpleCommand("UID STORE", flags);
        }
    }

    private static Set<Long> deleted(IMAPProtocol protocol) throws ProtocolException {
        Argument deleted = new Argument();
        deleted.writeAtom("DELETED");
        Set<Long> uids = new TreeSet<>();
        for (Response response : ImapCommands.give(protocol, "UID SEARCH", deleted)) {
            if (response instanceof IMAPResponse search && search.keyEquals("SEARCH")) {
                for (long uid = search.readLong(); uid != -1; uid = search.readLong()) {
                    uids.add(uid);
                }
            }
        }
        return uids;
    }

    private static Argument to(String set, String target) {
        Argument arguments = new Argument();
        arguments.writeAtom(set);
        arguments.writeString(BASE64MailboxEncoder.encode(target));
        return arguments;
    }
}
