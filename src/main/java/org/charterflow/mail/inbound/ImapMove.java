package org.charterflow.mail.inbound;

import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/**
 * Moves messages by UID: numbers shift when others delete, UIDs do not. Without MOVE (RFC 6851) by copy and expunge;
 * without UIDPLUS (RFC 4315) the expunge takes along whatever else is marked as deleted.
 */
final class ImapMove {

    private ImapMove() {}

    static void move(IMAPFolder folder, Collection<Long> uids, String target) throws MessagingException {
        String set = uids.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
        folder.doCommand(protocol -> {
            if (protocol.hasCapability("MOVE")) {
                protocol.simpleCommand("UID MOVE", to(set, target));
            } else {
                protocol.simpleCommand("UID COPY", to(set, target));
                delete(protocol, set);
            }
            return null;
        });
    }

    private static void delete(IMAPProtocol protocol, String set) throws ProtocolException {
        Argument flags = new Argument();
        flags.writeAtom(set);
        flags.writeAtom("+FLAGS.SILENT");
        flags.writeAtom("(\\Deleted)");
        protocol.simpleCommand("UID STORE", flags);
        if (protocol.hasCapability("UIDPLUS")) {
            Argument expunge = new Argument();
            expunge.writeAtom(set);
            protocol.simpleCommand("UID EXPUNGE", expunge);
        } else {
            protocol.simpleCommand("EXPUNGE", null);
        }
    }

    private static Argument to(String set, String target) {
        Argument arguments = new Argument();
        arguments.writeAtom(set);
        arguments.writeString(BASE64MailboxEncoder.encode(target));
        return arguments;
    }
}
