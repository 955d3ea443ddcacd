// Made from schemas/ by `npm run generate`. Change the schema, not this file.
export interface KnownPart {
  fields?: Record<string, KnownPart>
  items?: KnownPart
}

export const knownBody: KnownPart = {
 "fields": {
  "order": {
   "fields": {
    "id": {},
    "source": {
     "fields": {
      "source_name": {},
      "medium": {},
      "campaign": {},
      "referral_url": {},
      "referral_code": {},
      "user_agent": {},
      "first_page_visited": {},
      "first_page_visited_at": {},
      "referral_source": {},
      "created_from": {}
     }
    },
    "created_at": {},
    "completed_at": {},
    "status": {},
    "status_name": {},
    "status_enum": {},
    "currency": {},
    "subtotal": {},
    "tax": {},
    "shipping": {},
    "shipping_tax": {},
    "shipping_discount": {},
    "discount": {},
    "gift_cards_discount": {},
    "total": {},
    "shipping_required": {},
    "fulfillment_status": {},
    "shipping_method_id": {},
    "shipping_method_name": {},
    "shipping_service_id": {},
    "shipping_option": {},
    "same_day_delivery": {},
    "payment_method_name": {},
    "payment_method_type": {},
    "payment_information": {},
    "additional_information": {},
    "duplicate_url": {},
    "checkout_url": {},
    "recovery_url": {},
    "review_url": {},
    "coupons": {},
    "promotions": {
     "items": {
      "fields": {
       "id": {},
       "name": {},
       "code": {}
      }
     }
    },
    "customer": {
     "fields": {
      "id": {},
      "email": {},
      "phone": {},
      "phone_prefix": {},
      "fullname": {},
      "ip": {}
     }
    },
    "shipping_branch": {
     "fields": {
      "id": {},
      "name": {}
     }
    },
    "shipping_address": {
     "fields": {
      "name": {},
      "surname": {},
      "taxid": {},
      "address": {},
      "street_number": {},
      "complement": {},
      "city": {},
      "municipality": {},
      "postal": {},
      "region": {},
      "region_code": {},
      "country": {},
      "country_code": {},
      "latitude": {},
      "longitude": {}
     }
    },
    "billing_address": {
     "fields": {
      "name": {},
      "surname": {},
      "taxid": {},
      "address": {},
      "street_number": {},
      "complement": {},
      "city": {},
      "municipality": {},
      "postal": {},
      "region": {},
      "region_code": {},
      "country": {},
      "country_code": {},
      "latitude": {},
      "longitude": {}
     }
    },
    "pickup_address": {
     "fields": {
      "name": {},
      "surname": {},
      "taxid": {},
      "address": {},
      "street_number": {},
      "complement": {},
      "city": {},
      "municipality": {},
      "postal": {},
      "region": {},
      "region_code": {},
      "country": {},
      "country_code": {},
      "latitude": {},
      "longitude": {}
     }
    },
    "products": {
     "items": {
      "fields": {
       "id": {},
       "variant_id": {},
       "sku": {},
       "name": {},
       "qty": {},
       "price": {},
       "tax": {},
       "discount": {},
       "weight": {},
       "image": {},
       "type": {},
       "files": {
        "items": {}
       },
       "taxes": {
        "items": {
         "fields": {
          "name": {},
          "tax": {}
         }
        }
       },
       "options": {
        "items": {}
       },
       "stock_locations": {
        "items": {
         "fields": {
          "location_id": {},
          "stock": {}
         }
        }
       }
      }
     }
    },
    "additional_fields": {
     "items": {
      "fields": {
       "id": {},
       "label": {},
       "value": {},
       "area": {}
      }
     }
    },
    "shipping_taxes": {
     "items": {
      "fields": {
       "name": {},
       "tax": {}
      }
     }
    },
    "tracking_url": {},
    "tracking_company": {},
    "tracking_number": {},
    "shipment_status": {},
    "shipment_status_enum": {},
    "external_shipping_rate_id": {},
    "external_shipping_rate_description": {},
    "recovered_from": {},
    "billing_information": {}
   }
  }
 }
}
