package shaopao.notices;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes bytes on to a server of this machine; closed, it accepts nothing and cuts what is open. */
final class Gate {

    private final int to;
    private final int port;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile ServerSocket door;

    Gate(int to) {
        this.to = to;
        try {
            this.door = listen(0);
            this.port = door.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return port;
    }

    void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    void open() throws IOException {
        if (door.isClosed()) {
            door = listen(port);
        }
    }

    private ServerSocket listen(int wanted) throws IOException {
        ServerSocket fresh = new ServerSocket(wanted, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> {
            while (!fresh.isClosed()) {
                try {
                    Socket client = fresh.accept();
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), to);
                    open.addAll(List.of(client, server));
                    pipe(client, server);
                    pipe(server, client);
                } catch (IOException _) {
                    return;
                }
            }
        });
        return fresh;
    }

    private static void pipe(Socket from, Socket into) {
        Thread.ofPlatform().daemon().start(() -> {
            try (from;
                    into) {
                from.getInputStream().transferTo(into.getOutputStream());
            } catch (IOException _) {
                // Either end has gone
            }
        });
    }
}
