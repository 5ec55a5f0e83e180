package org.charterflow.mail.inbound;

import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPFolder.FetchProfileItem;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.UID;

/** Fetches many messages by one command, their bytes untouched and none marked as seen. */
final class ImapFetch {

    private ImapFetch() {}

    static void uids(IMAPFolder folder, Message... messages) throws MessagingException {
        folder.fetch(messages, profile(UIDFolder.FetchProfileItem.UID));
    }

    /** Size, and when the mail server took it. A server may have to open a message to tell them, and fail with it. */
    static void envelopes(IMAPFolder folder, Message... messages) throws MessagingException {
        folder.fetch(messages, profile(FetchProfile.Item.SIZE, FetchProfileItem.INTERNALDATE));
    }

    /** The bytes by UID; messages that are gone are missing. */
    static Map<Long, byte[]> bytes(IMAPFolder folder, Collection<Long> uids) throws MessagingException {
        Map<Long, byte[]> found = new HashMap<>();
        for (FetchResponse message : responses(folder, uids)) {
            UID uid = message.getItem(UID.class);
            BODY body = message.getItem(BODY.class);
            ByteArray bytes = body == null ? null : body.getByteArray();
            if (uid != null && bytes != null) {
                found.put(uid.uid, bytes.getNewBytes());
            }
        }
        return found;
    }

    private static List<FetchResponse> responses(IMAPFolder folder, Collection<Long> uids) throws MessagingException {
        String command = "UID FETCH " + ImapCommands.set(uids) + " (UID BODY.PEEK[])";
        Response[] responses = (Response[]) folder.doCommand(protocol -> ImapCommands.give(protocol, command, null));
        return Stream.of(responses)
                .filter(FetchResponse.class::isInstance)
                .map(FetchResponse.class::cast)
                .toList();
    }

    private static FetchProfile profile(FetchProfile.Item... items) {
        FetchProfile profile = new FetchProfile();
        Stream.of(items).forEach(profile::add);
        return profile;
    }
}
