package org.charterflow.demo;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.mail.InboundMailSettings;
import org.charterflow.mail.InboundMailSettings.Channel;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Delivers as an alliance's own mail server would: what goes to a fixed address, or to one with a token, lands in the
 * mailbox that Charterflow reads, with a trace of its recipient. Everybody else has a mailbox of their own. It proves no
 * sender: a mail that brings no Authentication-Results is challenged, as it would be in earnest.
 */
@Component
@Profile("demo")
class DemoBorder implements MessageDeliveryHandler, InitializingBean {

    private final GreenMail server;
    private final Alliances alliances;
    private final InboundMailSettings settings;
    private final Map<String, AllianceProfile> byDomain = new HashMap<>();

    DemoBorder(GreenMail server, Alliances alliances, InboundMailSettings settings) {
        this.server = server;
        this.alliances = alliances;
        this.settings = settings;
    }

    @Override
    public void afterPropertiesSet() {
        settings.channels().forEach((alliance, channel) -> {
            if (channel.imap() != null) {
                AllianceProfile profile = alliances.get(alliance);
                byDomain.put(profile.mail().domain(), profile);
                server.setUser(
                        channel.imap().user(),
                        channel.imap().user(),
                        channel.imap().password());
            }
        });
        server.getUserManager().setMessageDeliveryHandler(this);
    }

    @Override
    public GreenMailUser handle(MovingMessage message, MailAddress to) throws MessagingException, UserException {
        String address = to.getEmail().toLowerCase(Locale.ROOT);
        UserManager users = server.getUserManager();
        AllianceProfile alliance = byDomain.get(address.substring(address.lastIndexOf('@') + 1));
        Channel channel = alliance == null ? null : settings.channel(alliance.id());
        if (alliance != null
                && channel != null
                && channel.imap() != null
                && (address.contains("+") || alliance.mail().addresses().containsValue(address))) {
            message.getMessage().setHeader("Delivered-To", address);
            return users.getUserByEmail(channel.imap().user());
        }
        GreenMailUser known = users.getUserByEmail(address);
        return known == null ? users.createUser(address, address, address) : known;
    }
}
