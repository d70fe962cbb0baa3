package shaopao.notices;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import shaopao.notices.ReceiptRules.Said;

/** Hears what SMS centres say about messages that they took. What people answer by SMS is not read. */
@Component
class SmppReceipts {

    private static final Logger LOG = LoggerFactory.getLogger(SmppReceipts.class);

    private final Receipts receipts;

    SmppReceipts(Receipts receipts) {
        this.receipts = receipts;
    }

    MessageReceiverListener of(String provider) {
        return new Listener(provider);
    }

    private final class Listener implements MessageReceiverListener {

        private final String provider;

        Listener(String provider) {
            this.provider = provider;
        }

        /** A receipt that cannot be kept now is refused, so that the centre sends it again. */
        @Override
        public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
            if (!MessageType.SMSC_DEL_RECEIPT.containedIn(message.getEsmClass())) {
                LOG.debug("A message of a person to {} is not read", provider);
                return;
            }
            Optional<Said> said = ReceiptRules.read(text(message), id(message), state(message));
            if (said.isEmpty()) {
                LOG.debug("A receipt of {} says nothing final", provider);
                return;
            }
            try {
                receipts.heard(provider, said.get());
            } catch (DataAccessException e) {
                LOG.warn("A receipt of {} could not be kept: {}", provider, e.getMessage());
                throw new ProcessRequestException("later", SMPPConstant.STAT_ESME_RX_T_APPN, e);
            }
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alert) {
            // Nobody waits for a phone to be switched on
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("not read", SMPPConstant.STAT_ESME_RINVCMDID);
        }
    }

    private static String text(DeliverSm message) {
        byte[] octets = message.getShortMessage();
        if (octets == null || octets.length == 0) {
            OptionalParameter payload = message.getOptionalParameter(Tag.MESSAGE_PAYLOAD);
            octets = payload instanceof OptionalParameter.OctetString string ? string.getValue() : new byte[0];
        }
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static Optional<String> id(DeliverSm message) {
        return message.getOptionalParameter(Tag.RECEIPTED_MESSAGE_ID) instanceof OptionalParameter.COctetString id
                ? Optional.of(id.getValueAsString())
                : Optional.empty();
    }

    private static Optional<Integer> state(DeliverSm message) {
        return message.getOptionalParameter(Tag.MESSAGE_STATE) instanceof OptionalParameter.Byte state
                ? Optional.of((int) state.getValue())
                : Optional.empty();
    }
}
