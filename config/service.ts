/** House rules of after-sales service. */
const serviceConfig = {
  /** A customer may change a rating for so long. */
  ratingOpen: { days: 7 },
  /** So many stars or fewer open a case. */
  lowStars: 2,
  /** How long a case of each kind may wait for its end. */
  due: {
    low_rating: { hours: 24 },
  },
}

export default serviceConfig
