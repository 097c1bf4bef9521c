/** House rules of after-sales service. */
const serviceConfig = {
  /** An order that waits longer for its review becomes a case. */
  reviewWithin: { hours: 4 },
  /** A customer may change a rating for so long. */
  ratingOpen: { days: 7 },
  /** So many stars or fewer open a case. */
  lowStars: 2,
  /** How long a case of each kind may wait for its end. */
  due: {
    low_rating: { hours: 24 },
    order_exception: { hours: 8 },
    review_overdue: { hours: 2 },
  },
}

export default serviceConfig
