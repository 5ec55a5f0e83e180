package org.charterflow.mail;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Listens as a feature would; stumbles over the news of the addressees a test names. */
@Component
@Profile("test")
class NewsListener {

    final Set<String> stumbleOver = ConcurrentHashMap.newKeySet();
    private final List<NoticeHandedOver> handedOver = new CopyOnWriteArrayList<>();
    private final List<NoticeBounced> bounced = new CopyOnWriteArrayList<>();

    @EventListener
    void on(NoticeHandedOver news) {
        take(news.addresseeKey());
        handedOver.add(news);
    }

    @EventListener
    void on(NoticeBounced news) {
        take(news.addresseeKey());
        bounced.add(news);
    }

    List<NoticeHandedOver> handedOver(UUID notice) {
        return handedOver.stream()
                .filter(news -> news.noticeId().equals(notice))
                .toList();
    }

    List<NoticeBounced> bounced(UUID notice) {
        return bounced.stream().filter(news -> news.noticeId().equals(notice)).toList();
    }

    private void take(String addresseeKey) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("news must come in a transaction");
        }
        if (stumbleOver.contains(addresseeKey)) {
            throw new IllegalStateException("stumbled, as the test asked for");
        }
    }
}
