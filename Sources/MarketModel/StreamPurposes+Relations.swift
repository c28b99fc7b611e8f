internal import RandomStreams

/// What is random in e-mail, chat, courses and the leads of channels.
extension StreamPurpose {
  /// Whether a person gives her address, and when her first mail is due.
  ///
  /// Entity: person; occurrence: occasion to give it.
  static let joiningList = StreamPurpose(116)
  /// Whether a person never gets a mail.
  ///
  /// Entity: person.
  static let holdingOut = StreamPurpose(117)
  /// Whether a mail that is due is addressed to a person.
  ///
  /// Entity: person; occurrence: mail due.
  static let mailing = StreamPurpose(118)
  /// A person's reaction to a mail.
  ///
  /// Entity: person; occurrence: mail sent.
  static let mailResponse = StreamPurpose(119)
  /// Whether somebody asks in a chat, whether a bot answers, how long people take, and how long she
  /// would wait.
  ///
  /// Entity: person; occurrence: occasion to ask.
  static let chatting = StreamPurpose(130)
  /// Whether an answer of people helps.
  ///
  /// Entity: person; occurrence: occasion to ask.
  static let resolving = StreamPurpose(131)
  /// What somebody chooses after an answer.
  ///
  /// Entity: person; occurrence: occasion to ask.
  static let chatChoice = StreamPurpose(132)
  /// Whether and when a person enrols in a course.
  ///
  /// Entity: person; occurrence: the hash of the course's name and day.
  static let enrolling = StreamPurpose(133)
  /// What comes of a course.
  ///
  /// Entity: person; occurrence: the hash of the course's name and day.
  static let finishingCourse = StreamPurpose(134)
  /// Whether a visitor of a site fills in a form.
  ///
  /// Entity: person; occurrence: visit to the site.
  static let formFilling = StreamPurpose(135)
  /// Whether a lead of a stand is handed to a sales team.
  ///
  /// Entity: person; occurrence: the hash of the fair's name.
  static let handingOver = StreamPurpose(136)
  /// Whether a person follows a creator.
  ///
  /// Entity: person; occurrence: the hash of the creator's name.
  static let followingCreator = StreamPurpose(137)
  /// Whether and when a follower sees a show, and what comes of it.
  ///
  /// Entity: person; occurrence: the hash of the show's name.
  static let watching = StreamPurpose(138)
  /// Whether a buyer reviews an order.
  ///
  /// Entity: account; occurrence: delivery.
  static let reviewing = StreamPurpose(139)
}
