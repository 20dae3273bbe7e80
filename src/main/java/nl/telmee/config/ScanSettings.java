package nl.telmee.config;

/** Where clamd, the daemon of ClamAV, listens. */
public record ScanSettings(String host, int port) {
  private static final int HIGHEST_PORT = 65_535;

  /**
   * The address in a setting.
   *
   * @throws InvalidSettings when it is none
   */
  static ScanSettings parse(String value) {
    int colon = value.lastIndexOf(':');
    String port = value.substring(colon + 1);
    if (colon > 0 && port.matches("\\d{1,5}")) {
      int number = Integer.parseInt(port);
      if (number > 0 && number <= HIGHEST_PORT) {
        return new ScanSettings(value.substring(0, colon), number);
      }
    }
    throw new InvalidSettings("TELMEE_CLAMAV must be host:port");
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
