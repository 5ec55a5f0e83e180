package org.charterflow.mail.inbound;

import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.jspecify.annotations.Nullable;

/** What commands by UID have in common, for which the mail library has no method. */
final class ImapCommands {

    private ImapCommands() {}

    /** UIDs in rising order as a command names them. */
    static String set(Collection<Long> uids) {
        return new TreeSet<>(uids).stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /**
     * Gives a command; the folder learns what the server says of itself besides.
     *
     * @return all responses, the tagged one last
     * @throws ProtocolException if the server does not answer with OK
     */
    static Response[] give(IMAPProtocol protocol, String command, @Nullable Argument arguments)
            throws ProtocolException {
        Response[] responses = protocol.command(command, arguments);
        protocol.notifyResponseHandlers(responses);
        protocol.handleResult(responses[responses.length - 1]);
        return responses;
    }
}
