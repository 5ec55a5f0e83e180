/**
 * Mail in both directions: the inbound doors and the pipeline behind them, the outbox and the delivery ledger. Knows no
 * feature; features implement {@link org.charterflow.mail.InboundMailHandler}.
 */
@NullMarked
package org.charterflow.mail;

import org.jspecify.annotations.NullMarked;
